DROP TRIGGER main.@name@
