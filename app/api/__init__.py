"""The REST API, version 1. A handler is: schema in, engine, schema out."""

PREFIX = "/api/v1"
