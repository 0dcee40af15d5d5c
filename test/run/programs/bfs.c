// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The shortest way through a maze, breadth first.
 *
 * fault 1 (bounds): a step to the left of the first column is not refused
 * fault 2 (bounds): the queue has room for one side of the maze only
 * fault 3 (init): the distance of the start is not set
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 8
#define COLS 24

static const char *const maze[ROWS] = {
	"S....#..........#.......",
	".###.#.########.#.#####.",
	"...#.#.#......#.#.#...#.",
	"##.#.#.#.####.#.#.#.#.#.",
	"...#...#.#..#.#...#.#.#.",
	".#######.#.##.#####.#.#.",
	".........#..........#..E",
	"########################",
};

struct pos {
	int row, col;
};

static int *distances(void)
{
	int *dist = malloc(ROWS * COLS * sizeof(*dist));

	if (!dist)
		exit(2);
	for (int i = 0; i < ROWS * COLS; i++)
#if FAULT == 3
		if (maze[i / COLS][i % COLS] != 'S')
			dist[i] = -1;
#else
		dist[i] = -1;
#endif
	return dist;
}

static int search(int *dist, int *visited)
{
	static const struct pos steps[4] = {
		{ 0, -1 }, { 0, 1 }, { -1, 0 }, { 1, 0 }
	};
#if FAULT == 2
	size_t room = COLS;
#else
	size_t room = ROWS * COLS;
#endif
	struct pos *queue = malloc(room * sizeof(*queue));
	size_t head = 0, tail = 0;
	int found = -1;

	if (!queue)
		exit(2);
	queue[tail++] = (struct pos){ 0, 0 };
#if FAULT != 3
	dist[0] = 0;
#endif
	while (head < tail) {
		struct pos p = queue[head++];
		int d = dist[p.row * COLS + p.col];

		(*visited)++;
		if (maze[p.row][p.col] == 'E') {
			found = d;
			break;
		}
		for (int s = 0; s < 4; s++) {
			int row = p.row + steps[s].row;
			int col = p.col + steps[s].col;

#if FAULT == 1
			if (row >= ROWS || col >= COLS)
				continue;
#else
			if (row < 0 || col < 0 || row >= ROWS || col >= COLS)
				continue;
#endif
			if (maze[row][col] == '#' ||
			    dist[row * COLS + col] >= 0)
				continue;
			dist[row * COLS + col] = d + 1;
			queue[tail++] = (struct pos){ row, col };
		}
	}
	free(queue);
	return found;
}

int main(void)
{
	int *dist = distances();
	int visited = 0;
	int d = search(dist, &visited);

	if (d > 0)
		printf("exit after %d steps, %d places seen\n", d, visited);
	for (int row = 0; row < ROWS; row++) {
		for (int col = 0; col < COLS; col++) {
			int v = dist[row * COLS + col];

			putchar(v < 0 ? maze[row][col] : "0123456789"[v % 10]);
		}
		putchar('\n');
	}
	free(dist);
	return 0;
}
