git init -q -b main . && git add -A && git commit -qm 一
git remote add origin ../nowhere.git
yuanzhi publish --way branch 2>&1 | sed 's/ says:.*/ says …/'
