yuanzhi import news.txt
