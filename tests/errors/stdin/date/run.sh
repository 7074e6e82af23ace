echo '{"id": "a1", "text": "", "date": "上月"}' | yuanzhi extract -
