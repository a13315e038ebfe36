"""Writes a WARC file as warcio does, for the test that reads it."""

import gzip
import io
import sys

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def page(n):
    return f"""<!DOCTYPE html><html lang="en"><head><title>{n} rescued</title><meta property="og:type" content="article"></head><body>
<article><h1>{n} rescued</h1><p>Rescuers brought {n} people to safety on Tuesday night after the river Arn rose, the fire service said.</p>
<p>Nobody was missing on Wednesday morning, according to the mayor’s office in Rivertown.</p></article></body></html>""".encode()


def chunks(data):
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (data[:200], data[200:])) + b"0\r\n\r\n"


def main(path, version, packed):
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=packed, warc_version=version)
        writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "warcio"}))

        def write(kind, address, content, fields, status="200 OK"):
            headers = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")] + fields, protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(address, kind, payload=io.BytesIO(content), http_headers=headers))

        write("response", "https://post.example/1", page(1), [])
        write("response", "https://post.example/2", gzip.compress(page(2)), [("Content-Encoding", "gzip")])
        write("response", "https://post.example/3", chunks(page(3)), [("Transfer-Encoding", "chunked")])
        write("response", "https://post.example/4", chunks(gzip.compress(page(4))), [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")])
        write("response", "https://post.example/gone", page(404), [], "404 Not Found")
        writer.write_record(writer.create_warc_record("https://post.example/5", "resource", payload=io.BytesIO(page(5)), warc_content_type="text/html"))
        writer.write_record(writer.create_warc_record("https://post.example/1", "metadata", payload=io.BytesIO(b"via: none\r\n"), warc_content_type="application/warc-fields"))
        writer.write_record(writer.create_revisit_record("https://post.example/1", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", "https://post.example/1", "2024-12-18T14:05:06Z"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3] == "gzip")
