# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""validate.py SCHEMA REPORT: holds a report against the JSON Schema."""
import json
import sys

import jsonschema

with open(sys.argv[1]) as f:
    schema = json.load(f)
with open(sys.argv[2]) as f:
    report = json.load(f)
jsonschema.validate(report, schema)
if not any(f["obligations"] for f in report["functions"]):
    sys.exit("a report without an obligation")
