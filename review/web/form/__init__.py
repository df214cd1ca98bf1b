"""The small forms of the screens. Labels are texts for the catalogs, translated where they are drawn."""
