yuanzhi import .
