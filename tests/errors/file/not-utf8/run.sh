printf -- '---\nname: \312\257\272\323\327\323\n---\n' >content/zones/shihezi-jingkaiqu.md
yuanzhi check
