"""Who is told of alarms: real messages to a webhook and a mail server on this machine."""

import email
import json
import socket
from contextlib import contextmanager
from datetime import UTC, datetime
from email import policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from aiosmtpd.controller import Controller
from crawl_site import board, crawled, greenhouse, job, rows, site

from sponsorboard.crawl import notify
from sponsorboard.crawl.monitors import Alarm

SINCE = datetime(2026, 11, 28, 12, tzinfo=UTC)
RAISED = Alarm(
    kind="failed", source="acme", since=SINCE, message="a page titled '<b>Wait</b> & see'",
    advice="look up the board's token",
)  # fmt: skip
ENDED = Alarm(kind="index", source="", since=SINCE, message="3 postings wait", advice="load")
LINES = (
    "acme: failed: a page titled '<b>Wait</b> & see' (since 2026-11-28 12:00 UTC); look up the "
    "board's token\nindex: over (since 2026-11-28 12:00 UTC: 3 postings wait)"
)


@contextmanager
def webhook(status=200):
    """A server that takes JSON; yields its address, and what came: path, headers, values."""
    came = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            came.append((self.path, dict(self.headers), json.loads(body)))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}", came
    server.shutdown()
    server.server_close()
    thread.join()


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


@contextmanager
def mail_server():
    """A mail server; yields its address, and what came: recipients, message."""
    came = []

    class Handler:
        async def handle_DATA(self, _server, _session, envelope):
            said = email.message_from_bytes(envelope.content, policy=policy.default)
            came.append((envelope.rcpt_tos, said))
            return "250 taken"

    controller = Controller(Handler(), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield f"127.0.0.1:{controller.port}", came
    controller.stop()


def mail_url(server):
    return f"mailto://{server}?from=crawl@example.org&to=me@example.org"


def test_a_webhook_gets_the_text_and_the_alarms():
    with webhook() as (server, came):
        assert notify.send([f"json://{server}/hooks/1"], [RAISED], [ENDED]) == []
    [(path, _, values)] = came
    assert path == "/hooks/1"
    assert values["title"] == "sponsorboard alarms: 1 new, 1 over"
    assert values["message"] == LINES
    assert values["type"] == "warning"
    assert values["alarms"] == [
        {"ended": False, "kind": "failed", "source": "acme", "since": "2026-11-28T12:00:00Z",
         "message": RAISED.message, "advice": RAISED.advice},
        {"ended": True, "kind": "index", "source": "", "since": "2026-11-28T12:00:00Z",
         "message": ENDED.message, "advice": ENDED.advice},
    ]  # fmt: skip


def test_a_webhook_may_ask_for_a_password_and_a_header():
    with webhook() as (server, came):
        notify.send([f"json://me:word@{server}/?%2BX-Key=k1", f"json://{server}/b"], [RAISED], [])
    (first, headers, _), (second, *_) = came
    assert (first, second) == ("/", "/b")
    assert headers["Authorization"].startswith("Basic ")
    assert headers["X-Key"] == "k1"


def test_an_e_mail():
    with mail_server() as (server, came):
        assert notify.send([mail_url(server)], [RAISED], [ENDED]) == []
    [(recipients, said)] = came
    assert recipients == ["me@example.org"]
    assert said["Subject"] == "sponsorboard alarms: 1 new, 1 over"
    assert said["From"] == "crawl@example.org"
    assert said.get_content_type() == "text/plain"
    assert said.get_content().splitlines() == LINES.splitlines()


def test_one_that_fails_does_not_keep_the_others_from_hearing():
    with webhook(500) as (broken, _), webhook() as (server, came):
        urls = [f"jsons://{broken}/x", f"json://{broken}/secret", f"json://{server}/", "telex"]
        assert notify.send(urls, [RAISED], []) == [
            "address 1 of SPONSORBOARD_NOTIFY (jsons://127.0.0.1) did not take it",
            "address 2 of SPONSORBOARD_NOTIFY (json://127.0.0.1) did not take it",
            "address 4 of SPONSORBOARD_NOTIFY is no address that Apprise knows",
        ]
    assert len(came) == 1


@pytest.mark.parametrize(
    "url",
    [
        "json://me:s3cret@127.0.0.1:{port}/s3cret?%2BX-Key=s3cret&:token=s3cret",
        "mailto://me:s3cret@127.0.0.1:{port}?from=a@example.org&to=b@example.org",
        "tgram://123456789:s3cret_s3cret_s3cret/42/",
        "s3cret",
        "telex://s3cret",
        "json://[s3cret",
    ],
)
def test_no_secret_is_said_or_logged(url, caplog, capfd):
    caplog.set_level("DEBUG")
    said = notify.send([url.format(port=free_port())], [RAISED], [])
    assert len(said) == 1
    assert "s3cret" not in "".join([*said, caplog.text, *capfd.readouterr()])


def test_a_service_that_raises_costs_a_line_only(monkeypatch):
    import apprise

    def broken(*_, **__):
        raise RuntimeError("json://s3cret")

    monkeypatch.setattr(apprise.Apprise, "instantiate", broken)
    [line] = notify.send(["json://127.0.0.1/"], [RAISED], [])
    assert line.endswith("(json://127.0.0.1) failed: RuntimeError")


def test_very_many_alarms_are_counted():
    title, body = notify.message([RAISED] * 70, [])
    assert title == "sponsorboard alarms: 70 new"
    assert body.count("\n") == notify.MOST
    assert body.endswith("and 20 more: sponsorboard doctor")


# --- from one crawl to the next -------------------------------------------------------------------


def test_crawls_tell_what_is_new_and_what_is_over(tmp_path, monkeypatch):
    rows(tmp_path, **{slug: {"spider": "greenhouse", "token": slug} for slug in ("acme", "torn")})
    with site() as server, webhook() as (hook, heard), mail_server() as (post, mails):
        monkeypatch.setenv("SPONSORBOARD_NOTIFY", f"json://{hook}/s3cret {mail_url(post)}")
        server.say(greenhouse("acme"), board(job(1)))

        def crawl(**more):
            done = crawled(tmp_path, "acme", "torn", sample=server.root, notify=True, **more)
            assert "s3cret" not in done.text + done.errors + (tmp_path / "crawl.log").read_text()
            return done

        first = crawl()
        assert first.code == 1
        assert [each["source"] for each in heard[0][2]["alarms"]] == ["torn"]
        crawl()
        assert len(heard) == len(mails) == 1  # nothing new
        server.say(greenhouse("torn"), board(job(2)))
        crawl()
    [alarm] = heard[1][2]["alarms"]
    assert (alarm["source"], alarm["ended"]) == ("torn", True)
    assert "torn: failed: over (since " in mails[1][1].get_content()
    assert len(heard) == len(mails) == 2


def test_what_nobody_took_is_told_after_the_next_crawl(tmp_path, monkeypatch):
    rows(tmp_path, torn={"spider": "greenhouse", "token": "torn"})
    with site() as server, webhook() as (hook, heard):
        for address in (f"127.0.0.1:{free_port()}", hook):
            monkeypatch.setenv("SPONSORBOARD_NOTIFY", f"json://me:s3cret@{address}/")
            done = crawled(tmp_path, "torn", sample=server.root, notify=True)
            assert done.code == 3  # as it is without
            if address != hook:
                line = "address 1 of SPONSORBOARD_NOTIFY (json://127.0.0.1) did not take it"
                assert done.report["unnotified"] == [line]
                assert f"not notified: {line}" in done.text.splitlines()
                assert "s3cret" not in done.text + done.errors
    assert [each["source"] for _, _, values in heard for each in values["alarms"]] == ["torn"]


def test_a_crawl_of_a_sample_site_tells_nobody(tmp_path, monkeypatch):
    rows(tmp_path, torn={"spider": "greenhouse", "token": "torn"})
    with site() as server, webhook() as (hook, heard):
        monkeypatch.setenv("SPONSORBOARD_NOTIFY", f"json://{hook}/")
        done = crawled(tmp_path, "torn", sample=server.root)
    assert done.report["alarms"]
    assert heard == []
