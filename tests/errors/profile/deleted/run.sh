yuanzhi import n1.txt >import.log 2>&1
rm content/zones/wuhu-jingkaiqu.md
yuanzhi import --dry-run n1.txt
yuanzhi check --notes
