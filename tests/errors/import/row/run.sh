yuanzhi import f.csv
