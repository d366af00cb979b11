"""A service that takes a document and returns what the law of a day says of it.

    pip install secuprev fastapi uvicorn
    uvicorn service:app

The description of the service (``/openapi.json``, ``/docs``) is built from the schemas of a
document and of a report, so whoever calls it sees every key.
"""

from typing import Any, Literal

from fastapi import FastAPI, HTTPException, Request
from fastapi.openapi.utils import get_openapi
from starlette.concurrency import run_in_threadpool

import secuprev
from secuprev import documents, rules, values

LARGEST = 5_000_000  # bytes of a document
FORMATS: dict[str, documents.Format] = {
    "application/json": "json",
    "application/yaml": "yaml",
    "application/toml": "toml",
}

app = FastAPI(title="secuprev", version=secuprev.__version__)


@app.post("/check")
async def check(request: Request, on: str | None = None, lang: Literal["fr", "en"] = "fr") -> Any:
    """Check a document on a day; by default today, or the last day of the law as read."""
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip()
    if kind not in FORMATS:
        raise HTTPException(415, f"one of {', '.join(FORMATS)}")
    body = await request.body()
    if len(body) > LARGEST:
        raise HTTPException(413, f"at most {LARGEST} bytes")
    return await run_in_threadpool(answer, body, FORMATS[kind], on, lang)


def answer(
    body: bytes, format: documents.Format, on: str | None, lang: values.Lang
) -> dict[str, Any]:
    """Return the report, or refuse the document with all its faults."""
    try:
        framework = documents.loads(body.decode("utf-8"), format)
        return rules.check(framework, on).to_dict(lang)
    except UnicodeDecodeError:
        raise HTTPException(422, [{"message": "UTF-8"}]) from None
    except values.InvalidDate as error:
        raise HTTPException(422, [{"path": "on", "message": error.reason.in_(lang)}]) from None
    except documents.DocumentError as error:
        faults = [
            {
                "code": one.code,
                "line": one.line,
                "path": one.path,
                "message": one.message.in_(lang),
                "suggestion": one.suggestion,
            }
            for one in error.faults
        ]
        raise HTTPException(422, faults) from None


def described() -> dict[str, Any]:
    """Return the description of the service, with the schemas of a document and of a report."""
    if app.openapi_schema is None:
        found = get_openapi(title=app.title, version=app.version, routes=app.routes)
        held = found.setdefault("components", {}).setdefault("schemas", {})
        schemas = {"Document": documents.json_schema("en"), "Report": rules.report_schema()}
        for name, schema in schemas.items():
            parts = schema.pop("$defs")
            held |= {f"{name}.{part}": moved(one, name) for part, one in parts.items()}
            held[name] = moved({k: v for k, v in schema.items() if k != "$schema"}, name)
        held["Report"] = {"$ref": "#/components/schemas/Report.report"}  # one document, one report
        post = found["paths"]["/check"]["post"]
        asked = {"schema": {"$ref": "#/components/schemas/Document"}}
        post["requestBody"] = {"required": True, "content": dict.fromkeys(FORMATS, asked)}
        post["responses"]["200"]["content"]["application/json"]["schema"] = held["Report"]
        app.openapi_schema = found
    return app.openapi_schema


def moved(schema: Any, name: str) -> Any:
    """Return a schema whose references lead to where its parts now stand."""
    if isinstance(schema, list):
        return [moved(one, name) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: moved(one, name) for key, one in schema.items()}
    reference = made.get("$ref")
    if isinstance(reference, str):
        made["$ref"] = reference.replace("#/$defs/", f"#/components/schemas/{name}.")
    return made


app.openapi = described  # type: ignore[method-assign]
