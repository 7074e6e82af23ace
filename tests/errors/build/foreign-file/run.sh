yuanzhi build >build.log 2>&1
rm public/zones/shihezi-jingkaiqu.html
mkdir content/regions
cp content/zones/*.md content/regions/shihezi-shi.md
sed -i s/经济技术开发区/市/ content/regions/*.md
mkdir -p public/regions
echo 我的文章 >public/regions/shihezi-shi.html
yuanzhi build
