git init -q -b main . && git add -A && git commit -qm 一
git init -q --bare -b main ../remote.git && git remote add origin ../remote.git
yuanzhi diff v1.0
