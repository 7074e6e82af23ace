yuanzhi new zone 鱻河产业园
