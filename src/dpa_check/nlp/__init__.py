"""The spaCy pipeline: an agreement's blocks become a Doc with its sentences, parties, elements and checks."""

from dpa_check.nlp.spacy_alone import import_spacy

import_spacy()
