"""The raw Iv3 tables of CBS ("dataderden"), as a user has them: from files to `money.csv`."""
