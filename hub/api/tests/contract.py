"""What the API's description promises, and whether an answer keeps it."""

from hub.api.v1 import api

SCHEMA = api.get_openapi_schema()
OPERATIONS = [(path, method) for path, methods in SCHEMA["paths"].items() for method in methods]
TYPES = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list, "null": type(None)}


def described(schema):
    return SCHEMA["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def faults(value, schema, where="answer"):
    """Yield where `value` is not what `schema` says: its type, its fields, what is missing and what is too much."""
    schema = described(schema)
    kind = schema.get("type")
    if "anyOf" in schema:
        if all(list(faults(value, one, where)) for one in schema["anyOf"]):
            yield f"{where}: {value!r} is none of those allowed"
    elif kind and not isinstance(value, TYPES[kind]):
        yield f"{where}: {value!r} is not {kind}"
    else:
        yield from faults_inside(value, schema, where)


def faults_inside(value, schema, where):
    if schema.get("type") == "array":
        for number, one in enumerate(value):
            yield from faults(one, schema["items"], f"{where}[{number}]")
    elif "properties" in schema:
        if set(value) != set(schema["properties"]):
            yield f"{where}: has {sorted(value)}, and not {sorted(schema['properties'])}"
        for name in set(value) & set(schema["properties"]):
            yield from faults(value[name], schema["properties"][name], f"{where}.{name}")


def keeps_the_contract(response, path, method="get"):
    answers = {str(status): answer for status, answer in SCHEMA["paths"][path][method]["responses"].items()}
    status = str(response.status_code)
    assert status in answers, f"{path} answered {status}: {response.content[:300]!r}"
    schema = answers[status]["content"]["application/json"]["schema"]
    assert list(faults(response.json(), schema)) == []
    return response.json()
