yuanzhi new zone 石河子经开区
