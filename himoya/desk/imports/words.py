"""Words for the codes that import pages show."""

from himoya.common.say import N_

CHANNELS = {
    "telegram-json": N_("Telegram chat"),
    "telegram-html": N_("Telegram chat (pages)"),
    "whatsapp": N_("WhatsApp chat"),
    "json-lines": N_("Messages as JSON lines"),
    "spreadsheet": N_("Spreadsheet"),
    "csv": N_("List (CSV)"),
}
STATES = {
    "reading": N_("being read"),
    "live": N_("in use"),
    "undoing": N_("being taken back"),
    "withdrawn": N_("taken back"),
}
SURE = {
    "word": N_("known heading"),
    "alike": N_("similar heading"),
    "cells": N_("guessed from the cells"),
    "person": N_("as you said"),
    "": N_("not known"),
}
