"""What reading rests on: sentences, what a word is, numerals and tenses, tables of words; no part of a record."""
