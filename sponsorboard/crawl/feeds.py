"""Feeds of Scrapy (``-O out.jsonl``) that write the record as the contract has it."""

from typing import Any

import msgspec
from scrapy.exporters import JsonItemExporter, JsonLinesItemExporter


def _record(item: Any, wanted: Any) -> bytes:
    if wanted is None:
        return msgspec.json.encode(item)
    record = msgspec.to_builtins(item)
    names = wanted if isinstance(wanted, dict) else {name: name for name in wanted}
    return msgspec.json.encode({new: record.get(name) for name, new in names.items()})


class RecordLinesExporter(JsonLinesItemExporter):
    """One record a line."""

    def export_item(self, item: Any) -> None:
        """Write one record."""
        self.file.write(_record(item, self.fields_to_export) + b"\n")


class RecordsExporter(JsonItemExporter):
    """A JSON list of records."""

    def export_item(self, item: Any) -> None:
        """Write one record."""
        self.file.write((b"" if self.first_item else b",\n") + _record(item, self.fields_to_export))
        self.first_item = False
