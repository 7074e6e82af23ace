cd /
yuanzhi check
