#include "ui/spelling/spellingcommands.h"

#include "ui/commands.h"
#include "ui/spelling/articlespelling.h"
#include "ui/spelling/spellingmenu.h"

namespace stet {

void connectSpellingCommands(Commands &commands, ArticleSpelling &spelling, SpellingMenu &menu)
{
    commands.connect("spelling.next", &menu, [&menu] { menu.goToNext(true); });
    commands.connect("spelling.previous", &menu, [&menu] { menu.goToNext(false); });
    commands.connect("spelling.correct", &menu, &SpellingMenu::correctAtCaret);
    commands.connect("spelling.check", &spelling, [&spelling](bool on) { spelling.setOn(on); });
    commands.action("spelling.check")->setChecked(spelling.isOn());
}

} // namespace stet
