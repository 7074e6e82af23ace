git init -q -b main . && git add -A && git commit -qm 一
yuanzhi publish
