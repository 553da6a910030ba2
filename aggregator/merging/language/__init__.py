"""What reading an English text rests on: sentences, numerals, tenses, and tables of words; no part of a record."""
