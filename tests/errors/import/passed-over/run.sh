mkdir news
echo 2023年，芜湖经济技术开发区完成固定资产投资52.3亿元。 >news/n1.txt
touch news/n2.pdf news/n3.xlsx
yuanzhi import --dry-run news
