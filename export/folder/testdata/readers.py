"""Reads an export with another program: readers.py PROGRAM DIR.

Exits with 3 where the program is not installed, with 1 where it finds a fault.
"""
import json
import os
import sys


def frictionless(folder):
    from frictionless import Package, system

    with system.use_context(trusted=True):
        report = Package(os.path.join(folder, "datapackage.json")).validate()
    for task in report.tasks:
        for error in task.errors:
            print(task.name, error.message)
    for error in report.errors:
        print(error.message)
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        told = {resource["name"]: resource["rows"] for resource in json.load(file)["resources"]}
    read = {task.name: task.stats["rows"] for task in report.tasks}
    print(told, read)
    return report.valid and told == read


def pyarrow(folder):
    import pyarrow.parquet as parquet

    table = parquet.read_table(os.path.join(folder, "claims.parquet"))
    types = {field.name: str(field.type) for field in table.schema}
    rows = table.to_pylist()
    print(types)
    return (
        types["published"] == "date32[day]"
        and types["value"] == "double"
        and types["start"] == "int64"
        and types["quoted"] == "bool"
        and types["relay"].startswith("list<")
        and types["spans"] == "string"
        and len(rows) == 7
        and rows[0]["published"].isoformat() == "2021-03-02"
        and rows[0]["value2"] is None
        and all("figure" in json.loads(row["spans"]) for row in rows)
    )


def duckdb(folder):
    import duckdb as db

    def file(name):
        return "'" + os.path.join(folder, name + ".parquet").replace("'", "''") + "'"

    joined = db.sql(
        f"""select q.title, count(*), max(c.meant_high), max(c.published), list(distinct o.side order by o.side)
        from {file("claims")} c join {file("questions")} q on c.question = q.id join {file("origins")} o on c.origin = o.id
        group by q.title"""
    ).fetchall()
    print(joined)
    title, claims, highest, published, sides = joined[0]
    return (title, claims, highest, published.isoformat()) == ("Miners killed, Velmora", 7, 99.0, "2021-03-05") and sides[:2] == ["government", "union"]


def pyld(folder):
    from pyld import jsonld

    def offline(url, options):
        raise RuntimeError(url + " was asked for")

    with open(os.path.join(folder, "ledger.jsonld"), encoding="utf-8") as file:
        document = json.load(file)
    quads = jsonld.to_rdf(document, {"documentLoader": offline, "format": "application/n-quads"})
    quoted = quads.count(" <http://www.w3.org/ns/prov#wasQuotedFrom> ")
    print(quoted)
    return quoted == 7


def hxl(folder):
    import hxl as library

    options = library.InputOptions(allow_local=True)
    with library.data(os.path.join(folder, "claims.csv"), options) as data:
        rows = list(data)
        tags = data.display_tags
        report = library.validate(data)
    errors = [issue for issue in report["issues"] if issue["severity"] == "error"]
    print(tags, errors)
    return len(rows) == 7 and "#date+published" in tags and not errors


def main():
    program, folder = sys.argv[1], sys.argv[2]
    try:
        __import__(program)
    except ImportError as missing:
        print(missing)
        return 3
    return 0 if globals()[program](folder) else 1


sys.exit(main())
