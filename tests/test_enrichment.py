"""Postings are enriched in processes of their own; what goes wrong there costs one posting."""

import asyncio
import os
import signal
from dataclasses import replace

import pytest
from small_posting import small

import pipelines
from sponsorboard.crawl.enrichment import (
    WORKERS,
    EnrichmentError,
    EnrichPipeline,
    Workers,
    enriched,
)
from sponsorboard.postings.posting import Posting

TEXT = "<p>Salary: $90,000 a year. We do not sponsor visas.</p>"


def some(count):
    return [replace(small(), id=f"x:y:{number}", description_html=TEXT) for number in range(count)]


@pytest.fixture
def workers():
    made = Workers()
    made.take()
    yield made
    made.give_back()
    assert made.pool is None


def test_records_are_those_of_the_walk(workers):
    found = asyncio.run(workers.enrich(some(3)))
    assert found == [pipelines.enrich(one) for one in some(3)]
    assert found[0].salary.bands
    assert found[0].sponsorship.policy == "refused"


def test_a_posting_that_cannot_go_costs_no_other(workers):
    good, bad = some(2)
    bad.requisition = "half of a character: \ud83d"
    found = asyncio.run(workers.enrich([good, bad]))
    assert isinstance(found[0], Posting)
    assert isinstance(found[1], EnrichmentError)
    assert "surrogates" in str(found[1])


def test_a_step_that_fails_is_named(monkeypatch):
    def broken(posting):
        raise LookupError("no such thing")

    monkeypatch.setattr(pipelines, "enrich", broken)
    assert b"LookupError: no such thing" in enriched([b'{"id": "1", "source": "s", "spider": "s", '
        b'"url": "u", "title": "t", "company": {"name": "c"}}'])  # fmt: skip


def test_a_process_that_is_killed_costs_nothing(workers):
    asyncio.run(workers.enrich(some(1)))
    for pid in workers.pool._processes:
        os.kill(pid, signal.SIGKILL)
    found = asyncio.run(workers.enrich(some(3)))
    assert found == [pipelines.enrich(one) for one in some(3)]


def test_postings_wait_for_each_other_a_moment_only():
    async def walked():
        step = EnrichPipeline()
        step.open_spider()
        try:
            return await asyncio.gather(*map(step.process_item, some(30)))
        finally:
            step.close_spider()

    found = asyncio.run(walked())
    assert [one.id for one in found] == [one.id for one in some(30)]
    assert WORKERS.pool is None
