"""The tests themselves reach no network beyond loopback."""

import socket

import pytest


@pytest.mark.parametrize("how", ["connect", "connect_ex"])
def test_no_connection_beyond_loopback(how):
    with socket.socket() as one, pytest.raises(RuntimeError, match="a test wanted to connect"):
        getattr(one, how)(("192.0.2.1", 80))


def test_no_datagram_beyond_loopback():
    with socket.socket(type=socket.SOCK_DGRAM) as one, pytest.raises(RuntimeError):
        one.sendto(b"x", ("192.0.2.1", 53))


def test_no_name_is_looked_up():
    with pytest.raises(socket.gaierror, match="tests look up no names"):
        socket.create_connection(("example.com", 80))


def test_loopback_is_open():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
