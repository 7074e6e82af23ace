yuanzhi import n1.txt
