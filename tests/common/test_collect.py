"""Every sentence of the program is found, wherever it stands."""

from himoya.common.catalogues.collect import in_code, in_rules, in_template


def test_sentences_in_code() -> None:
    source = """
raise BadInput(
    N_("The file %(file)s is empty. "
       "Choose another one."), file=name)
form.error = gettext("Wrong.")
label = translation.gettext_lazy("Name")
other("not a sentence")
N_(variable)
N_("")
"""
    assert sorted(in_code(source)) == ["Name", "The file %(file)s is empty. Choose another one.", "Wrong."]


def test_a_per_cent_sign_is_looked_for_as_templates_ask_for_it() -> None:
    source = '{% translate "95 %" %} {% blocktranslate %}At least {{ least }}, 95 %.{% endblocktranslate %}'
    assert list(in_template(source)) == ["95 %%", "At least %(least)s, 95 %%."]


def test_sentences_in_templates() -> None:
    source = """
<h1>{% translate "To tonight's list" %}</h1> <p title="{% translate 'Pages' %}">
{% blocktranslate trimmed with time=now|moment:now %}
  As of {{ time }},
  in Tashkent
{% endblocktranslate %}"""
    assert list(in_template(source)) == ["To tonight's list", "Pages", "As of %(time)s, in Tashkent"]


def test_sentences_of_the_rules() -> None:
    source = """
[U01]
levels = ["T0"]
title = "Contract signed"
first_actions = ["Call", "Write"]
"""
    assert list(in_rules(source)) == ["Contract signed", "Call", "Write"]
