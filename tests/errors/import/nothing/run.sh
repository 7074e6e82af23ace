yuanzhi import news.txt >import.log 2>&1
yuanzhi import --dry-run news.txt
