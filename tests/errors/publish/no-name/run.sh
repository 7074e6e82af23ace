git init -q -b main . && git add -A && git commit -qm 一
git init -q --bare -b main ../remote.git && git remote add origin ../remote.git
git remote set-url origin https://github.com/you/parks.git
git config url.$PWD/../remote.git.insteadOf https://github.com/you/parks.git
unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
git config user.useConfigOnly true
yuanzhi publish --way branch 2>&1 | sed "s/commit:.*/commit …/"
