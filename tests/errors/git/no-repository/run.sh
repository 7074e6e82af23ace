yuanzhi diff
