git init -q -b main . && git add -A && git commit -qm 一
git init -q --bare -b main ../remote.git && git remote add origin ../remote.git
git remote set-url origin https://github.com/you/parks.git
git config url.$PWD/../remote.git.insteadOf https://github.com/you/parks.git
printf '#!/bin/sh\nexit 1\n' >../remote.git/hooks/pre-receive && chmod +x ../remote.git/hooks/pre-receive
yuanzhi publish --way branch 2>&1 | sed 's/ says:.*/ says …/'
