yuanzhi import --dry-run n1.txt
