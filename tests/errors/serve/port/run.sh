yuanzhi serve --port 47613 >serve.log 2>&1 &
until grep -q 47613 serve.log; do sleep 0.1; done
yuanzhi serve --port 47613
ended=$?
kill %1
exit $ended
