"""Somebody at the desk, over real HTTP: signs in, opens pages, sends forms. A helper of benchmarks.desk."""

import http.client
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    text: str
    ms: float
    location: str


@dataclass(slots=True)
class Visitor:
    """One browser: a connection that stays open and its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    line: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def close(self) -> None:
        self.line.close()

    def sign_in(self, username: str, password: str) -> None:
        answer = self.send("/sign-in/", {"username": username, "password": password}, self.get("/sign-in/"))
        assert answer.status in (302, 303), f"sign-in answered {answer.status}"

    def get(self, address: str) -> Answer:
        return self._ask("GET", address, None)

    def send(self, address: str, values: dict[str, str], page: Answer) -> Answer:
        """Send a form that stood on `page`."""
        token = TOKEN.search(page.text)
        assert token, f"no form on the page for {address}"
        body = urlencode({**values, "csrfmiddlewaretoken": token[1]})
        return self._ask("POST", address, body.encode(), "application/x-www-form-urlencoded")

    def upload(
        self, address: str, values: dict[str, str], field: str, name: str, content: bytes, page: Answer
    ) -> Answer:
        """Send a form with one file."""
        token = TOKEN.search(page.text)
        assert token, f"no form on the page for {address}"
        edge = "himoya-edge-5f1c"
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in {**values, "csrfmiddlewaretoken": token[1]}.items()
        ]
        parts.append(
            f'--{edge}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        body = "".join(parts).encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self._ask("POST", address, body, f"multipart/form-data; boundary={edge}")

    def _ask(self, method: str, address: str, body: bytes | None, kind: str = "") -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": kind, "Origin": f"http://127.0.0.1:{self.port}"}
        began = time.perf_counter()
        self.line.request(method, address, body, headers)
        answer = self.line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        took = (time.perf_counter() - began) * 1000
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, kept = value.partition(";")[0].partition("=")
                self.cookies[cookie] = kept
        return Answer(answer.status, text, took, answer.getheader("Location") or "")
