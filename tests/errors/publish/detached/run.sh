git init -q -b main . && git add -A && git commit -qm 一
git init -q --bare -b main ../remote.git && git remote add origin ../remote.git
git remote set-url origin https://github.com/you/parks.git
git config url.$PWD/../remote.git.insteadOf https://github.com/you/parks.git
git checkout -q --detach
yuanzhi publish
