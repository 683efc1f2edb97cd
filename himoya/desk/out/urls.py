"""Addresses of what leaves: everything, the file of one case, figures."""

from django.urls import URLPattern, path

from himoya.desk.out import bundle, everything, figures, taking

urlpatterns: list[URLPattern] = [
    path("out/", everything.everything, name="out"),
    path("out/ask/", everything.ask, name="out-ask"),
    path("out/<int:number>/agree/", everything.agree, name="out-agree"),
    path("out/<int:number>/refuse/", everything.refuse, name="out-refuse"),
    path("out/<int:number>/take/", taking.take, name="out-take"),
    path("cases/<int:number>/bundle/", bundle.bundle, name="bundle"),
    path("figures/", figures.figures, name="figures"),
]
