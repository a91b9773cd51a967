ATTACH :file AS shop
