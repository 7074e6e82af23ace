yuanzhi extract news.txt
