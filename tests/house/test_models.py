"""Every table stands in the table of contents, and points only downwards."""

import ast
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Field, Model

import himoya.models

ROOT = Path(__file__).parents[2]
LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0][
    "layers"
]
HEIGHT = {package.strip(): -number for number, layer in enumerate(LAYERS) for package in layer.split("|")}


def package_of(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def our_models() -> list[type[Model]]:
    return list(apps.get_app_config("himoya").get_models())


def pointers() -> list[tuple[type[Model], Field]]:  # type: ignore[type-arg]  # any field
    return [(model, field) for model in our_models() for field in model._meta.fields if field.is_relation]


def test_every_model_is_listed() -> None:
    written = {
        node.name
        for path in (ROOT / "himoya").rglob("models.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
        and any(
            "Model" in ast.unparse(base) or "AbstractBaseUser" in ast.unparse(base) for base in node.bases
        )
    }
    assert written == {model.__name__ for model in our_models()} == set(himoya.models.__all__)


@pytest.mark.parametrize(
    ("model", "field"), pointers(), ids=lambda part: getattr(part, "__name__", None) or part.name
)
def test_foreign_keys_point_downwards(model: type[Model], field: Field) -> None:  # type: ignore[type-arg]
    assert isinstance(field.related_model, type)
    here, there = package_of(model), package_of(field.related_model)
    assert here == there or HEIGHT[here] > HEIGHT[there]


@pytest.mark.django_db
def test_migrations_match_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
