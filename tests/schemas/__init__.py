"""The schemas of report formats, and reports held against them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import FormatChecker
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for


def valid(schema: str, report: str) -> Any:
    """What a JSON report holds, once it is found to be as the schema in `schema`.json wants it."""
    value = json.loads(report)
    _validator(schema).validate(value)
    return value


@cache
def _validator(name: str) -> Validator:
    schema = json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
    validator = validator_for(schema)
    validator.check_schema(schema)
    return validator(schema, format_checker=FormatChecker())
