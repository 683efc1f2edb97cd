"""What a column of a list may mean: the codes, and the words a person chooses them by."""

from himoya.common.say import N_

TEXT = ""  # not one of the fields: the cell is read as part of the row's text
IGNORE = "ignore"  # not read at all
COUNTER = "counter"

FIELD_WORDS = {
    "name": N_("Name, whole"),
    "surname": N_("Surname"),
    "given": N_("Given name"),
    "patronymic": N_("Father’s name"),
    "sex": N_("Man or woman"),
    "birth_date": N_("Date or year of birth"),
    "age": N_("Age"),
    "phone": N_("Phone"),
    "reporter": N_("Who told it, contact person"),
    "relation": N_("How they are related"),
    "home": N_("Where from at home"),
    "facility": N_("Where held"),
    "region": N_("Region of the prison"),
    "article": N_("Article"),
    "part": N_("Part of the article"),
    "term": N_("Term"),
    "status": N_("Contract, situation"),
    "last_contact": N_("Last contact"),
    "date": N_("Day of this row"),
    "note": N_("Note"),
    COUNTER: N_("Running number"),
    TEXT: N_("Something else: read as text"),
    IGNORE: N_("Leave out"),
}
NAMES = ("surname", "given", "patronymic")
DAYS = ("birth_date", "last_contact", "date")
# Of one person alone: in a row that names two, nobody can say whose they are.
OF_ONE_PERSON = ("birth_date", "age", "sex")
