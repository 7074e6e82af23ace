yuanzhi import n1_a.txt n1_b.txt
